/* Page numbers of the book's table of contents. Browsers that print cannot say on which page a heading will stand
   (target-counter), so each chapter is laid out once as columns of exactly one page's size: the column is the page.
   The size is that of @page in book.css. Without this script the contents have no page numbers, and still lead there. */
(function () {
  "use strict";

  function pixels(millimetres) { return Math.round(millimetres * 96 / 25.4); }
  var WIDTH = pixels(210 - 25 - 20), HEIGHT = pixels(297 - 25 - 22);

  function repeatHeads(chapter, columnOf) {
    /* Pages repeat the head of a table, columns do not: a copy stands in for it. */
    var copies = [];
    chapter.querySelectorAll("table").forEach(function (table) {
      if (!table.tHead) return;
      var before = -1;
      Array.prototype.slice.call(table.rows).forEach(function (row) {
        if (row.parentNode === table.tHead) return;
        var column = columnOf(row);
        if (before >= 0 && column > before) {
          var copy = table.tHead.cloneNode(true);
          Array.prototype.slice.call(copy.rows).forEach(function (head, i) {
            if (i === 0) head.style.breakBefore = "column";
            row.parentNode.insertBefore(head, row);
            copies.push(head);
          });
          column = columnOf(row);
        }
        before = column;
      });
    });
    return copies;
  }

  function measure(chapter, first, pages) {
    chapter.style.cssText = "width:" + WIDTH + "px;height:" + HEIGHT + "px;column-width:" + WIDTH +
      "px;column-gap:0;column-fill:auto;margin:0;padding:0;overflow:hidden;position:relative;page:auto";
    var left = chapter.getBoundingClientRect().left;
    function columnOf(element) {
      var boxes = element.getClientRects();
      return boxes.length ? Math.floor((boxes[0].left - left + 2) / WIDTH) : 0;
    }
    var copies = repeatHeads(chapter, columnOf);
    pages[chapter.id] = first;
    chapter.querySelectorAll("[id]").forEach(function (element) { pages[element.id] = first + columnOf(element); });
    var length = Math.max(1, Math.round(chapter.scrollWidth / WIDTH));
    copies.forEach(function (copy) { copy.remove(); });
    chapter.style.cssText = "";
    return first + length;
  }

  function number() {
    var root = document.documentElement, page = 1, pages = {};
    root.classList.add("measuring");
    document.querySelectorAll("section.chapter.depth-0").forEach(function (chapter) { page = measure(chapter, page, pages); });
    root.classList.remove("measuring");
    document.querySelectorAll(".toc .pn").forEach(function (place) {
      place.textContent = pages[place.getAttribute("data-for")] || "";
    });
  }

  number();
  /* Pictures and fonts that come late move what stands behind them. */
  window.addEventListener("load", number);
})();
