/* <input data-filter="ID">: shows only those rows of the tables below #ID that have what was typed. Without scripts the field stays hidden. */
(function () {
  "use strict";
  document.querySelectorAll("input[data-filter]").forEach(function (field) {
    var list = document.getElementById(field.getAttribute("data-filter"));
    var rows = Array.prototype.slice.call(list.querySelectorAll("tbody tr"));
    var sections = Array.prototype.slice.call(list.querySelectorAll("section"));
    var texts = rows.map(function (row) { return row.textContent.toLowerCase(); });
    field.parentNode.hidden = false;
    field.addEventListener("input", function () {
      var words = field.value.toLowerCase().split(/\s+/);
      rows.forEach(function (row, i) {
        row.hidden = !words.every(function (word) { return texts[i].indexOf(word) >= 0; });
      });
      sections.forEach(function (section) {
        section.hidden = !section.querySelector("tbody tr:not([hidden])");
      });
    });
  });
})();
