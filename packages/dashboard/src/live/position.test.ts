import { expect, test } from "vitest";
import { eventsAddress, positionOf } from "./position.ts";
import { emptyRunData } from "./series.ts";

const since = (address: string) =>
  JSON.parse(new URL(address, "http://localhost").searchParams.get("since")!) as unknown;

test("a page that has nothing asks for everything", () => {
  const address = eventsAddress([emptyRunData("a/b & c")], positionOf(""));
  expect(new URL(address, "http://localhost").searchParams.getAll("run")).toEqual(["a/b & c"]);
  expect(since(address)).toEqual({ offsets: {} });
});

test("a page that has something goes on from there", () => {
  const data = { ...emptyRunData("a"), offset: 12, mark: "abc" };
  const address = eventsAddress([data], positionOf('{"server":"s","version":3,"offsets":{}}'));
  expect(since(address)).toEqual({ server: "s", version: 3, offsets: { a: [12, "abc"] } });
});

test.each(["", "{", "null", "[]", '{"server":1,"version":"2"}'])("the id %j says nothing", (id) => {
  expect(positionOf(id)).toEqual({ server: null, version: null });
});
