import { formatAddress, parseAddress } from "../state/address.ts";
import { choiceOf, type Fields, wordsOf } from "./choice.ts";

/** Milliseconds between two changes of the address: browsers refuse more than about a hundred in half a minute. */
const pause = 400;

/**
 * What is chosen on a page of one run, as the address has it. The address follows a little later than what is shown,
 * and no change of it is a step back in the history. To be made while a component is set up.
 */
export class ChoiceState<Choice extends object> {
  readonly #fields: Fields<Choice>;
  #current: Choice;
  #isWaiting = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(fields: Fields<Choice>) {
    this.#fields = fields;
    this.#current = $state.raw(choiceOf(fields, parseAddress(location.hash).see));
    const read = () => this.#read();
    $effect(() => {
      addEventListener("popstate", read);
      addEventListener("hashchange", read);
      return () => {
        removeEventListener("popstate", read);
        removeEventListener("hashchange", read);
        clearTimeout(this.#timer);
        if (this.#isWaiting) this.#write();
      };
    });
  }

  get current(): Choice {
    return this.#current;
  }

  change(part: Partial<Choice>): void {
    this.#current = { ...this.#current, ...part };
    this.#isWaiting = true;
    if (this.#timer === undefined) this.#write();
  }

  #write(): void {
    this.#isWaiting = false;
    const view = parseAddress(location.hash);
    const address = formatAddress({ ...view, see: wordsOf(this.#fields, this.#current, view.see) });
    if (address !== location.hash) {
      history.replaceState(history.state, "", address);
      // Nobody else is told of it, and the next address is made of the one that the page knows.
      dispatchEvent(new PopStateEvent("popstate"));
    }
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      if (this.#isWaiting) this.#write();
    }, pause);
  }

  /** What the address says, unless it is what is shown, whose numbers have more digits. */
  #read(): void {
    const { see } = parseAddress(location.hash);
    const said = choiceOf(this.#fields, see);
    const words = (choice: Choice) => wordsOf(this.#fields, choice, []).join("\n");
    if (words(said) === words(this.#current)) return;
    this.#current = said;
    this.#isWaiting = false;
  }
}
