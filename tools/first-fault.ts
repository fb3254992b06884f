/** Prints the first test that fails, nothing else: whoever waits for it need not wait for the rest. */
type TestEvent = {
  readonly type: string;
  readonly data: { readonly name?: string; readonly details?: { readonly error?: { readonly message?: string; readonly failureType?: string; readonly cause?: unknown } } };
};

/** A reporter for `node --test`; a suite that fails because of its tests is no finding of its own. */
export default async function* firstFault(source: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  for await (const { type, data } of source) {
    const error = data.details?.error;
    if (type === "test:fail" && error?.failureType !== "subtestsFailed")
      yield `✖ ${/hook|cancelled/.test(error?.failureType ?? "") ? "the world does not stand" : (data.name ?? "")}\n`;
  }
}
