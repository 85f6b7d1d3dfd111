import { expect, test } from "vitest";

import { ApiFailure, openApi } from "./client.ts";

const answering = (answer: () => Promise<Response>) => {
  const asked: string[] = [];
  const api = openApi(((address: string) => {
    asked.push(address);
    return answer();
  }) as typeof fetch);
  return { api, asked };
};

test("names keep their slashes, and all else that means something is escaped", async () => {
  const { api, asked } = answering(() => Promise.resolve(Response.json({ found: true })));
  const address = api.addressOf("nested/ä #?%/deep", "analysis/hessian.json");
  expect(await api.json(address)).toEqual({ found: true });
  expect(asked).toEqual(["/api/runs/nested/%C3%A4%20%23%3F%25/deep/analysis/hessian.json"]);
});

test("what is no answer is one sentence", async () => {
  const asking = (answer: () => Promise<Response>) => answering(answer).api.runs();
  await expect(
    asking(() => Promise.resolve(Response.json({ error: "no such file" }, { status: 404 }))),
  ).rejects.toThrow(new ApiFailure("no such file", 404));
  await expect(asking(() => Promise.resolve(new Response("", { status: 500 })))).rejects.toThrow(
    new ApiFailure("the server answered 500", 500),
  );
  await expect(asking(() => Promise.reject(new TypeError("failed")))).rejects.toThrow(
    new ApiFailure("the server does not answer: is `equimeter ui` still running?", 0),
  );
});
