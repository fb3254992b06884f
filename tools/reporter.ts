/** Prints failures in full and the closing counts, nothing else. */
type TestEvent = {
  readonly type: string;
  readonly data: {
    name?: string;
    file?: string;
    message?: string;
    nesting?: number;
    details?: { error?: { cause?: unknown; message?: string } };
  };
};

const isSuite = (event: TestEvent) => (event.data.details?.error?.message ?? "").includes("subtest");

/** A reporter for `node --test`. */
export default async function* reporter(source: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  for await (const event of source) {
    if (event.type === "test:fail" && !isSuite(event)) {
      const cause = event.data.details?.error?.cause ?? event.data.details?.error;
      const text = cause instanceof Error ? (cause.stack ?? cause.message) : JSON.stringify(cause);
      yield `\n✖ ${event.data.name} (${event.data.file})\n${text}\n`;
    }
    if (event.type === "test:diagnostic" && event.data.nesting === 0 && /^(tests|pass|fail|skipped|cancelled) /.test(event.data.message ?? "")) yield `\nℹ ${event.data.message}`;
  }
}
