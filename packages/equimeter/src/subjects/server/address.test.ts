import { expect, test } from "vitest";

import { addressOf } from "./address.js";

test("the parts of an address", () => {
  const { shown, metadata, infer, config, server, credentials } = addressOf(
    "https://me:p%40ss@host:8443/gateway/v2/models/my%20model/versions/3/infer/?key=secret#top",
  );
  const base = "https://host:8443/gateway/v2";
  const model = `${base}/models/my%20model/versions/3`;
  expect([metadata.href, infer.href, config.href, server.href]).toEqual([
    `${model}?key=secret`,
    `${model}/infer?key=secret`,
    `${model}/config?key=secret`,
    `${base}?key=secret`,
  ]);
  expect([shown, credentials]).toEqual([model, "me:p@ss"]);
  expect(addressOf("http://h/v2/models/a").metadata.href).toBe("http://h/v2/models/a");
});

test.each([
  "ftp://host/v2/models/a",
  "file:///v2/models/a",
  "host:8000/v2/models/a",
  "",
  "http://",
  "http://host:8000",
  "http://host:8000/v1/models/a:predict",
  "http://host:8000/v2/models/",
  "http://host:8000/v2/models/a/b",
])("%j is refused with the form of an address", (text) => {
  expect(() => addressOf(text)).toThrow("http://host:8000/v2/models/NAME");
});

test("a password is not repeated", () => {
  expect(() => addressOf("http://me:secret@host/v2/model/a")).toThrow(
    "http://host/v2/model/a names no model",
  );
});
