// The page in another's page: it tells its height, never moves what is around it, and gives its link and its code.

const FRAMED = window.parent !== window;
const HAS_ADDRESS = /^(https?|file):$/.test(location.protocol);
const CALM = matchMedia("(prefers-reduced-motion: reduce)");

function tellHeight() {
  const height = Math.ceil(document.body.getBoundingClientRect().height);
  window.parent.postMessage({ottawa: {height}}, "*");
}

function setUpFrame() {
  for (const part of document.querySelectorAll("[data-live]")) part.hidden = false;
  if (FRAMED) {
    new ResizeObserver(tellHeight).observe(document.body);
    addEventListener("load", tellHeight);
  }
  if (!HAS_ADDRESS) for (const id of ["copylink", "copyembed", "embedding"]) find(id)?.remove();
  find("copylink")?.addEventListener("click", event => copy(event.target, linkHere()));
  find("copyembed")?.addEventListener("click", event => copy(event.target, showCode()));
  find("embedding")?.addEventListener("toggle", showCode);
}

const linkHere = () => location.href.split("#")[0] + addressOf();

function showCode() {
  const code = find("embedcode");
  code.value = embedCode();
  code.hidden = false;
  return code.value;
}

// Never written as a tag within this page's own script.
const SCRIPT = "script";

function embedCode() {
  const attribute = text => text.replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;");
  const height = Math.ceil(document.body.getBoundingClientRect().height);
  return (
    `<iframe src="${attribute(linkHere())}" title="${attribute(document.title)}" width="100%" height="${height}" ` +
    `loading="lazy" style="border: 0"></iframe>\n<${SCRIPT}>addEventListener("message", ({data, source}) => { ` +
    `for (const frame of document.querySelectorAll("iframe")) if (data?.ottawa?.height > 0 && ` +
    `frame.contentWindow === source) frame.height = data.ottawa.height; });</${SCRIPT}>`
  );
}

// Where nothing may be put on the clipboard, the text is there to be taken.
async function copy(button, text) {
  button.dataset.label ??= button.textContent;
  try {
    await navigator.clipboard.writeText(text);
    button.textContent = "Copied";
  } catch {
    const code = find("embedcode");
    find("embedding")?.setAttribute("open", "");
    code.value = text;
    code.hidden = false;
    code.select();
    button.textContent = "Copy it from the field";
  }
  setTimeout(() => {
    button.textContent = button.dataset.label;
  }, 4000);
}

// Only the own window is moved, and never while it is opened in another's page.
function moveTo(element) {
  const {top} = element.getBoundingClientRect();
  if (FRAMED || (top >= 0 && top < innerHeight * 0.7)) return;
  scrollTo({top: scrollY + top - 8, behavior: CALM.matches ? "auto" : "smooth"});
}
