/** The list of keys, opened with `?`. */
import { useWords } from "./markup.ts";

/** Which keys do what; closed until asked for. */
export const KeysDialog = ({ settingsHref }: { /** Where a person switches single keys off. */ settingsHref?: string | undefined }) => {
  const words = useWords();
  const keys = [
    ["/", words.keysSearch],
    ["1–9", words.keysChoose],
    ["↵", words.keysNext],
    ["↑ ↓", words.keysMove],
    ["j k", words.keysLeaf],
    ["?", words.keysHelp],
  ] as const;
  return (
    <dialog class="rw-dialog" id="tasten-fenster" aria-labelledby="tasten-titel">
      <h2 id="tasten-titel">{words.keysTitle}</h2>
      <dl class="rw-facts rw-facts--dense">
        {keys.map(([key, meaning]) => (
          <div>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
      {settingsHref === undefined ? null : (
        <p>
          <a href={`${settingsHref}#tasten`}>{words.keysSetting}</a>
        </p>
      )}
      <form method="dialog">
        <button class="kern-btn kern-btn--secondary">
          <span class="kern-label">{words.close}</span>
        </button>
      </form>
    </dialog>
  );
};
