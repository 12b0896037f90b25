// Says that a save did not arrive; the text stays in its field.

const notice = document.getElementById("unsaved");

if (notice) {
  const tell = () => {
    notice.hidden = false;
    notice.scrollIntoView({ block: "center" });
  };
  for (const fault of ["htmx:responseError", "htmx:sendError", "htmx:timeout"]) {
    document.body.addEventListener(fault, tell);
  }
  document.body.addEventListener("htmx:afterSwap", () => {
    notice.hidden = true;
  });
}
