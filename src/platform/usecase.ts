/** What use cases are bound to: a transaction of this database, and the means of this platform. */
import { implementWith, type Principal, type UseCase as KernelUseCase } from "#kernel/operation";
import type { Db } from "./db/open.ts";
import type { Tx } from "./db/transact.ts";
import type { Files } from "./files.ts";
import type { Secrets } from "./secrets.ts";

/** The platform's abilities a use case may need beside its transaction. */
export type Means = {
  /** Where the product is reached, without a slash at the end: `https://ringwall.example`. */
  readonly origin: string;
  readonly files: Files;
  readonly secrets: Secrets;
  /** The demonstration Verbund: personas may be played without a password. */
  readonly demo: boolean;
};

export type UseCase = KernelUseCase<Tx, Means>;
export const implement = implementWith<Tx, Means>();

/** Finds the principal behind a secret; each topic that hands out secrets brings one. */
export type Identify = (db: Db, proof: { readonly secret: string }, now: Date) => Promise<Principal | null>;
