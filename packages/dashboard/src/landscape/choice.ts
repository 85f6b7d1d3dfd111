import type { Look } from "equimeter/runs/analyze";
import { type Field, type Fields, flagField, textField } from "../scene/choice.ts";
import { type Eye, eyeField, firstEye } from "../scene/eye.ts";
import type { Place } from "./place.ts";

/** What is chosen on the page. */
export interface LandscapeChoice {
  /** Files of analyses; null for those that fit. */
  readonly file: string | null;
  readonly spectrum: string | null;
  readonly look: Look;
  readonly isOneScale: boolean;
  /** That is read off, and stays without the pointer. */
  readonly place: Place | null;
  readonly eye: Eye;
}

const lookField: Field<Look> = {
  word: "elements",
  first: "same",
  write: (look) => look,
  read: (text) => (text === "same" || text === "fresh" ? { value: text } : null),
};

const placeField: Field<Place | null> = {
  word: "place",
  first: null,
  write: (place) =>
    place === null ? "" : [place.x, place.y].map((part) => Number(part.toPrecision(6))).join("~"),
  read(text) {
    const parts = text.split("~").map((part) => (part === "" ? NaN : Number(part)));
    const [x, y] = parts;
    return parts.length === 2 && parts.every(Number.isFinite) ? { value: { x, y } } : null;
  },
};

export const landscapeFields: Fields<LandscapeChoice> = {
  file: textField("landscape"),
  spectrum: textField("spectrum"),
  look: lookField,
  isOneScale: flagField("heights", "one"),
  place: placeField,
  eye: eyeField("eye", firstEye),
};
