-- Annotations for the Lua language server, of what is written for Lua; not loaded by any program. What is installed
-- also has the functions that are those of C, and the constants, which lib/generate adds.
---@meta httpstatus

---@class httpstatus
---@field backend "ffi"|"swig" what answers: the FFI module or the C module
---@field reasons table<integer, string> the reason phrase of every known code, read-only
local httpstatus = {}

---Parses the status line of an HTTP/1.x response strictly. The line may end with CRLF, LF, CR or nothing.
---@param line string
---@return integer? code 100 to 999, known or not; nil if the line is not a status line of HTTP/1.x
---@return integer? minor the digit after "HTTP/1."
---@return string? reason the reason phrase; "" if the line has none
function httpstatus.parse_line(line) end

---Makes a code and its reason phrase: "404 Not Found"; nil if the code is outside 100 to 999. An unknown code
---has its digits alone.
---@param code integer|string
---@return string?
function httpstatus.format_status(code) end

---Makes the status line of an HTTP/1.1 response: "HTTP/1.1 404 Not Found" and CRLF; nil if the code is
---outside 100 to 999. A code without a known phrase keeps the space that must follow the code.
---@param code integer|string
---@return string?
function httpstatus.format_line(code) end

---Makes a set of codes from its text ("5xx,!501"), from one code, from a list of codes or from another set. A
---text that is no set raises an error that names the offset, and so does a code outside 0 to 1023.
---@param codes httpstatus.set|string|integer|integer[]
---@return httpstatus.set
function httpstatus.set(codes) end

---Makes a set of codes from its text ("5xx,!501"); nil and the offset of the error, counted from 0, if it is
---none.
---@param text string
---@return httpstatus.set?
---@return integer? error_at
function httpstatus.set_parse(text) end

---Makes the canonical text of a set, as `tostring(set)` does. The set may be whatever httpstatus.set() takes,
---here and in the other functions of sets.
---@param set httpstatus.set|string|integer|integer[]
---@return string
function httpstatus.set_format(set) end

---Returns whether a code is in a set; false for every code outside 0 to 1023.
---@param set httpstatus.set|string|integer|integer[]
---@param code integer|string
---@return boolean
function httpstatus.set_has(set, code) end

---Makes a set that has this code too. A code outside 0 to 1023 adds nothing.
---@param set httpstatus.set|string|integer|integer[]
---@param code integer|string
---@return httpstatus.set
function httpstatus.set_add(set, code) end

---Makes a set without this code.
---@param set httpstatus.set|string|integer|integer[]
---@param code integer|string
---@return httpstatus.set
function httpstatus.set_remove(set, code) end

---Counts the members, as `#set` does.
---@param set httpstatus.set|string|integer|integer[]
---@return integer
function httpstatus.set_size(set) end

---Returns the smallest member above a code; nil after the last. Begin with -1.
---@param set httpstatus.set|string|integer|integer[]
---@param code integer|string
---@return integer?
function httpstatus.set_next(set, code) end

---Counts how many codes of a list are in a set.
---@param set httpstatus.set|string|integer|integer[]
---@param codes (integer|string)[]
---@return integer
function httpstatus.set_count(set, codes) end

---Counts a list of codes by class: [1] to [5], and [0] for those outside 100 to 599. Adds to the table
---`counts` and returns it if there is one.
---@param codes (integer|string)[]
---@param counts? table<integer, integer>
---@return table<integer, integer>
function httpstatus.count_classes(codes, counts) end

---Counts a list of codes one by one: [code] for every code that occurs; what is outside 0 to 999 counts at
---[0]. Adds to the table `counts` and returns it if there is one.
---@param codes (integer|string)[]
---@param counts? table<integer, integer>
---@return table<integer, integer>
function httpstatus.histogram(codes, counts) end

---Iterates over the known codes in ascending order: `for code, reason in httpstatus.each() do`.
---@return fun(_: any, code: integer?): integer?, string?
function httpstatus.each() end

---A set of codes, a value that never changes. Operators take on either side what httpstatus.set() takes.
---@class httpstatus.set
---@operator add(any): httpstatus.set
---@operator sub(any): httpstatus.set
---@operator mul(any): httpstatus.set
---@operator len: integer
local set = {}

---Returns whether a code is in the set.
---@param code integer|string
---@return boolean
function set:has(code) end

---Makes a set that has this code too.
---@param code integer|string
---@return httpstatus.set
function set:add(code) end

---Makes a set without this code.
---@param code integer|string
---@return httpstatus.set
function set:remove(code) end

---Counts the members, as `#set` does.
---@return integer
function set:size() end

---Returns the smallest member above a code; nil after the last. Begin with -1.
---@param code integer|string
---@return integer?
function set:next(code) end

---Iterates over the members in ascending order: `for code in set:iter() do`. So does
---`for code in pairs(set) do` in Lua 5.4, with FFI, and in LuaJIT built with 5.2 compatibility.
---@return fun(set: httpstatus.set, code: integer?): integer?
---@return httpstatus.set
function set:iter() end

---Counts how many codes of a list are in the set.
---@param codes (integer|string)[]
---@return integer
function set:count(codes) end

return httpstatus
