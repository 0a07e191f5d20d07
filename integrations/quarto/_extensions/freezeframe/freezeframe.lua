-- Live cells in documents of Quarto, or of Pandoc alone: blocks of Python run in the reader's browser.
--
--   filters: [freezeframe]
--   freezeframe:
--     site: https://example.org/freezeframe/
--     inspector: hidden
--
-- What else stands under `freezeframe` are attributes of the cells; a list, as of `files`, may be one of YAML.
local ATTRIBUTES = { "files", "fold", "from", "height", "inspector", "lanes", "packages", "readonly", "run", "session", "theme" }
-- A block of Python, and a cell of Quarto's; one of the class `noeval` stays as it is.
local UPGRADED = "pre.sourceCode.python:not(.noeval)"
local NEEDED = "the document's `freezeframe` needs `site`, the address of the hosted site"

local function escaped(text)
  return (text:gsub("&", "&amp;"):gsub('"', "&quot;"):gsub("<", "&lt;"))
end

local function text_of(value)
  if pandoc.utils.type(value) ~= "List" then
    return pandoc.utils.stringify(value)
  end
  local words = {}
  for _, item in ipairs(value) do
    table.insert(words, pandoc.utils.stringify(item))
  end
  return table.concat(words, " ")
end

local function checked(settings)
  local known = { site = true }
  for _, name in ipairs(ATTRIBUTES) do
    known[name] = true
  end
  for name in pairs(settings) do
    if not known[name] then
      error("the document's `freezeframe` says `" .. name .. "`: there are site, " .. table.concat(ATTRIBUTES, ", "))
    end
  end
end

local function attributes(settings)
  local written = {}
  for _, name in ipairs(ATTRIBUTES) do
    local value = settings[name]
    if value == true then
      table.insert(written, " data-" .. name)
    elseif value then
      table.insert(written, ' data-' .. name .. '="' .. escaped(text_of(value)) .. '"')
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
  checked(settings)
  local site = pandoc.utils.stringify(settings.site):gsub("/*$", "")
  local line = '<script type="module" src="%s/freezeframe.js" data-upgrade="%s"%s></script>'
  document.blocks:insert(pandoc.RawBlock("html", line:format(escaped(site), escaped(UPGRADED), attributes(settings))))
  return document
end
