/** What a decision may answer: a value, or one of the failures its caller has to expect. */
export type Result<Value, Failure extends string> =
  | {
      readonly ok: true;
      readonly value: Value;
      /** Nothing of it is kept, not even that somebody asked. */ readonly passing?: true;
    }
  | {
      readonly ok: false;
      readonly failure: Failure;
      /** The refusal itself leaves a trace: what was saved stays. */ readonly noted?: true;
    };

/** The decision was taken; this is what it yields. */
export const succeed = <Value>(value: Value) => ({ ok: true, value }) as const;

/** An answer of which nothing is kept, no event either: a try at an open door that leads nowhere. */
export const answerOnly = <Value>(value: Value) => ({ ok: true, value, passing: true }) as const;

/** The decision was refused for a reason from the operation's declared list. */
export const fail = <const Failure extends string>(failure: Failure) => ({ ok: false, failure }) as const;

/** Refused like `fail`, but what the use case saved until then is kept and audited: a wrong password or code counts. */
export const failNoted = <const Failure extends string>(failure: Failure) => ({ ok: false, failure, noted: true }) as const;
