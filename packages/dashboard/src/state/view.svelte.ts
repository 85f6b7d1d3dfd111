import { formatAddress, parseAddress, type View } from "./address.ts";

/** The view that the address says, and the address that the view says. Back and forward work. */
export class ViewState {
  current = $state.raw<View>(parseAddress(location.hash));

  constructor() {
    addEventListener("popstate", () => (this.current = parseAddress(location.hash)));
    addEventListener("hashchange", () => (this.current = parseAddress(location.hash)));
  }

  /** Changes a part. `replace` keeps the history short where a change has many steps, as in typing. */
  change(part: Partial<View>, how: "push" | "replace" = "push"): void {
    const view = { ...this.current, ...part };
    const address = formatAddress(view);
    this.current = view;
    if (address === location.hash) return;
    if (how === "push") history.pushState(null, "", address);
    else history.replaceState(null, "", address);
  }

  /** The address of the view with a part changed, for links. */
  address(part: Partial<View>): string {
    return formatAddress({ ...this.current, ...part });
  }
}
