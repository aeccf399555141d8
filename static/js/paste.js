// What is pasted from Word, a spreadsheet or a page into a longer text becomes light Markdown: headings, lists, tables,
// bold and links stay. Without this script the plain text is pasted, and the server reads its bullets and tabs.

const MARKED_UP = /<(table|ul|ol|h[1-6]|b|strong|i|em|a|blockquote)\b|mso-list|font-weight|font-style/i;
const BLOCKS = "p, div, h1, h2, h3, h4, h5, h6, ul, ol, table, blockquote, section, article, pre, hr";
const MARKER = /^\(?(\d{1,3}|[a-z])[.)]$/;
const MOST = 2_000_000; // letters of markup; more is pasted as it would be without us
const ENDS = "\n\n";

// Styles are asked for as words, and nothing else of the markup is let near the page: our policy would log each of them.
const tamed = (html) => html.replace(/<[^<>]*>/g, (tag) => tag.replace(/(\s)(style|src|on\w+)\s*=/gi, "$1data-$2="));
const said = (node, property) =>
  new RegExp(`(?:^|;)\\s*${property}\\s*:\\s*([^;]+)`, "i").exec(node.dataset.style || "")?.[1] || "";
const isBold = (node) =>
  node.matches("b, strong") ? !/normal|400/.test(said(node, "font-weight")) : /bold|[6-9]00/.test(said(node, "font-weight"));
const isItalic = (node) =>
  node.matches("i, em") ? !/normal/.test(said(node, "font-style")) : /italic/.test(said(node, "font-style"));

function around(mark, words) {
  const bare = words.trim();
  return bare && !bare.includes("\n") ? words.replace(bare, () => mark + bare + mark) : words;
}

function linked(node, words) {
  const address = node.getAttribute("href") || "";
  const shown = words.trim();
  if (!/^(https?:|mailto:)/i.test(address) || !shown) return words;
  if (shown === address || `mailto:${shown}` === address) return words;
  return /[()\s]/.test(address) ? `${words} ${address}` : `[${shown}](${address})`;
}

function inline(node) {
  if (node.nodeType === Node.TEXT_NODE) return node.data.replace(/[ \t\r\n]+/g, " ");
  if (node.nodeType !== Node.ELEMENT_NODE || node.matches("script, style, title, meta, img")) return "";
  if (node.matches("br")) return "\n";
  let words = [...node.childNodes].map(inline).join("");
  if (node.matches(BLOCKS)) return `${words}\n`;
  if (node.matches("a[href]")) return linked(node, words);
  if (isItalic(node)) words = around("*", words);
  return isBold(node) ? around("**", words) : words;
}

const lineOf = (node) => inline(node).replace(/\s+/g, " ").trim();
const linesOf = (words) => words.replace(/ *\n */g, "\n").trim();

function table(node) {
  const rows = [...node.rows].map((row) => [...row.cells].map(lineOf));
  return rows.map((row) => row.join(rows.some((cells) => cells.length > 1) ? "\t" : "\n")).join("\n");
}

function list(node, depth) {
  let number = node.matches("ol") ? node.start : 0;
  const lines = [];
  for (const item of node.children) {
    if (item.matches("ul, ol")) lines.push(list(item, depth + 1));
    if (!item.matches("li")) continue;
    if (node.matches("ol") && item.hasAttribute("value")) number = item.value;
    const inner = [...item.querySelectorAll(":scope > ul, :scope > ol, :scope > * > ul, :scope > * > ol")];
    inner.forEach((below) => below.remove());
    const isLetter = node.matches("ol[type=a]") && number <= 26;
    const marker = !node.matches("ol") ? "-" : isLetter ? `${String.fromCharCode(96 + number)})` : `${number}.`;
    lines.push(`${" ".repeat(4 * depth)}${marker} ${lineOf(item)}`, ...inner.map((below) => list(below, depth + 1)));
    number += 1;
  }
  return lines.join("\n");
}

function pointOfWord(node) {
  const level = /level(\d)/.exec(said(node, "mso-list"));
  if (!level) return null;
  const sign = [...node.querySelectorAll("span")].find((span) => /ignore/i.test(said(span, "mso-list")));
  const marker = sign ? sign.textContent.replace(/[\s\u00a0]/g, "") : "";
  if (sign) sign.remove();
  return `${" ".repeat(4 * (Number(level[1]) - 1))}${MARKER.test(marker) ? marker.replace("(", "") : "-"} ${lineOf(node)}`;
}

function block(node) {
  if (node.matches("table")) return table(node);
  if (node.matches("ul, ol")) return list(node, 0);
  if (node.matches("hr")) return "---";
  if (node.matches("h1, h2, h3, h4, h5, h6")) return `## ${lineOf(node).replaceAll("**", "")}`;
  if (node.matches("blockquote")) return blocks(node).replace(/^/gm, "> ");
  return node.querySelector(BLOCKS) ? blocks(node) : linesOf(inline(node));
}

function blocks(parent) {
  let text = "";
  let run = "";
  let isPoint = false;
  const add = (words, glue) => {
    if (words.trim()) text += (text && glue) + words;
  };
  const close = () => {
    add(linesOf(run), ENDS);
    run = "";
  };
  for (const node of parent.childNodes) {
    const isBlock = node.nodeType === Node.ELEMENT_NODE && (node.matches(BLOCKS) || node.querySelector(BLOCKS));
    if (!isBlock) {
      run += inline(node);
      continue;
    }
    close();
    const point = pointOfWord(node);
    add(point === null ? block(node) : point, point !== null && isPoint ? "\n" : ENDS);
    isPoint = point !== null;
  }
  close();
  return text;
}

// A field of rows takes cells alone, parted by tabs: one with several paragraphs stands in quotes, as spreadsheets do it,
// and a cell that reaches over rows is said in each of them.
function plain(node) {
  if (node.nodeType === Node.TEXT_NODE) return node.data.replace(/[ \t\r\n]+/g, " ");
  if (node.nodeType !== Node.ELEMENT_NODE || node.matches("script, style, title, meta, img")) return "";
  if (node.matches("br")) return "\n";
  const words = [...node.childNodes].map(plain).join("");
  return node.matches(`${BLOCKS}, li`) ? `\n${words}\n` : words;
}

function cell(node) {
  const words = plain(node).replace(/ *\n\s*/g, "\n").trim();
  return /["\n]/.test(words) ? `"${words.replaceAll('"', '""')}"` : words;
}

function rows(body) {
  const lines = [];
  for (const part of body.querySelectorAll("table")) {
    const grid = [...part.rows].map(() => []);
    [...part.rows].forEach((row, top) => {
      for (const one of row.cells) {
        let left = 0;
        while (grid[top][left] !== undefined) left += 1;
        const bottom = Math.min(top + Math.max(one.rowSpan, 1), grid.length);
        for (let line = top; line < bottom; line += 1) {
          for (let column = 0; column < one.colSpan; column += 1) grid[line][left + column] = column ? "" : cell(one);
        }
      }
    });
    lines.push(...grid.map((row) => Array.from(row, (words) => words ?? "").join("\t")));
  }
  return lines.length ? `${lines.join("\n")}\n` : "";
}

document.addEventListener("paste", (event) => {
  const field = event.target;
  const html = event.clipboardData ? event.clipboardData.getData("text/html") : "";
  if (!(field instanceof HTMLTextAreaElement) || !("light" in field.dataset || "rows" in field.dataset)) return;
  if (!MARKED_UP.test(html) || html.length > MOST) return;
  const body = new DOMParser().parseFromString(tamed(html), "text/html").body;
  const words = "rows" in field.dataset ? rows(body) : blocks(body);
  if (!words) return;
  event.preventDefault();
  const before = field.value.slice(0, field.selectionStart);
  const begins = words.includes("\n") && before && !before.endsWith("\n") ? ENDS : "";
  if (document.execCommand("insertText", false, begins + words)) return; // can be undone
  field.setRangeText(begins + words, field.selectionStart, field.selectionEnd, "end");
  field.dispatchEvent(new Event("input", { bubbles: true }));
});
