-- Live cells in documents of Quarto, or of Pandoc alone: blocks of Python run in the reader's browser.
--
--   filters: [freezeframe]
--   freezeframe:
--     site: https://example.org/freezeframe/
--     inspector: hidden
--
-- What else stands under `freezeframe` are attributes of the cells.
local ATTRIBUTES = { "fold", "height", "inspector", "lanes", "readonly", "run", "session", "theme" }
-- A block of Python, and a cell of Quarto's; one of the class `noeval` stays as it is.
local UPGRADED = "pre.sourceCode.python:not(.noeval)"
local NEEDED = "the document's `freezeframe` needs `site`, the address of the hosted site"

local function escaped(text)
  return (text:gsub("&", "&amp;"):gsub('"', "&quot;"):gsub("<", "&lt;"))
end

local function attributes(settings)
  local written = {}
  for _, name in ipairs(ATTRIBUTES) do
    local value = settings[name]
    if value == true then
      table.insert(written, " data-" .. name)
    elseif value then
      table.insert(written, ' data-' .. name .. '="' .. escaped(pandoc.utils.stringify(value)) .. '"')
    end
  end
  return table.concat(written)
end

local function has_python(blocks)
  local found = false
  blocks:walk({
    CodeBlock = function(block)
      found = found or block.classes:includes("python") and not block.classes:includes("noeval")
    end,
  })
  return found
end

function Pandoc(document)
  local settings = document.meta.freezeframe
  if not FORMAT:match("html") or not settings or not has_python(document.blocks) then
    return nil
  end
  if not settings.site then
    error(NEEDED)
  end
  local site = pandoc.utils.stringify(settings.site):gsub("/*$", "")
  local line = '<script type="module" src="%s/freezeframe.js" data-upgrade="%s"%s></script>'
  document.blocks:insert(pandoc.RawBlock("html", line:format(escaped(site), escaped(UPGRADED), attributes(settings))))
  return document
end
