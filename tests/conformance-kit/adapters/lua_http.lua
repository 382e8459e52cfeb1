-- Answers for lua-http, whose table has "Unassigned" for what it does not have.
local phrases = require "http.h1_reason_phrases"
local version = require "http.version".version

local NOT_CLAIMED = "?"

local function phrase(code, otherwise)
  return rawget(phrases, code) or otherwise
end

local functions = {
  ["reason.reason"] = function(code) return phrase(code, "") end,
  ["reason_other.reason"] = function(code) return phrase(code, NOT_CLAIMED) end,
}

for line in io.lines() do
  local column, argument = line:match("^([^\t]*)\t?([^\t]*)")
  if column == "library" then
    print("lua-http\t" .. version)
  else
    print(functions[column] and functions[column](argument) or NOT_CLAIMED)
  end
end
