// Markdown with footnotes, and nothing else that is not there from the start.
const markdown = require("markdown-it");
const footnote = require("markdown-it-footnote");

module.exports = (config) => {
  config.setLibrary("md", markdown().use(footnote));
  return { markdownTemplateEngine: false, htmlTemplateEngine: false };
};
