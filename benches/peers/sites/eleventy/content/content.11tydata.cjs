// What all documents have in common. The address is a function, since pages without a template language may not have it as a template.
module.exports = { layout: "page.njk", tags: "report", permalink: (data) => `/${data.page.fileSlug}/index.html` };
