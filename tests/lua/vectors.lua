--- Reads the shared vectors: CSV as RFC 4180 has it, whose cells have the escapes \xNN \n \r \t \0 \\.

local bytes = { n = "\n", r = "\r", t = "\t", ["0"] = "\0", ["\\"] = "\\" }

local function unescape(cell)
  cell = cell:gsub("\\x(%x%x)", function(hex)
    local byte = string.char(tonumber(hex, 16))
    return byte == "\\" and "\\\\" or byte
  end)
  return (cell:gsub("\\(.)", function(name)
    return assert(bytes[name], "an escape is none of \\xNN \\n \\r \\t \\0 \\\\")
  end))
end

-- One cell and what ends it: where it begins, its text, and where the next one begins.
local function read_cell(text, from)
  if text:sub(from, from) ~= '"' then
    local cell, stop = text:match("^([^,\n]*)()", from)
    return cell, stop
  end
  local at = from + 1
  while true do
    local quote = assert(text:find('"', at, true), "a quote does not end")
    if text:sub(quote + 1, quote + 1) ~= '"' then
      return (text:sub(from + 1, quote - 1):gsub('""', '"')), quote + 1
    end
    at = quote + 2
  end
end

local function read_rows(text)
  local rows, row, at = {}, {}, 1
  while at <= #text do
    local cell, stop = read_cell(text, at)
    row[#row + 1] = unescape(cell)
    if text:sub(stop, stop) ~= "," then
      rows[#rows + 1] = row
      row = {}
    end
    at = stop + 1
  end
  return rows
end

local M = {}

--- Returns the rows of a file as tables by column name, or nil if there is no such file.
function M.read(path)
  local file = io.open(path, "rb")
  if not file then return nil end
  local rows = read_rows(file:read("*a"))
  file:close()
  local names = table.remove(rows, 1)
  for number, row in ipairs(rows) do
    assert(#row == #names, ("%s: row %d has not as many cells as the header"):format(path, number))
    local cells = {}
    for column, name in ipairs(names) do cells[name] = row[column] end
    rows[number] = cells
  end
  return rows
end

return M
