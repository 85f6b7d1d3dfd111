const entities: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text for XML and HTML, between tags and within quoted attributes. */
export function escapeXml(text: string): string {
  // XML has no place for control characters, not even escaped, and a lone half of a pair is no text.
  return text
    .replace(/[\p{Surrogate}\ufffe\uffff]/gu, "\ufffd")
    .replace(/\p{Control}/gu, (sign) => (/[\t\n\r]/.test(sign) ? sign : "\ufffd"))
    .replace(/[&<>"']/g, (sign) => entities[sign]);
}
