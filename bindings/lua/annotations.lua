-- Annotations for the Lua language server, of what is written for Lua; not loaded by any program. What is installed
-- also has the functions that are those of C, and the constants, which lib/generate adds.
---@meta httpstatus

---@class httpstatus
---@field _VERSION string the version of the module, such as "1.0.0"
---@field backend "ffi"|"swig" which backend is used: the FFI module or the C module
---@field backend_error string? on LuaJIT, why the FFI module does not load, if the C module is used
---@field reasons table<integer|string, string> the reason phrase of every known code, read-only
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

---Makes a set of codes: from its text ("5xx,!501"), from a code, from another set, or from a list of these, which it
---unites. What cannot be read, and a code outside 0 to 1023, raises an error that quotes it.
---@param codes httpstatus.set|string|integer|(httpstatus.set|string|integer)[]
---@return httpstatus.set
function httpstatus.set(codes) end

---Makes a set of codes from its text ("5xx,!501"). If that cannot be read, returns nil and a message that quotes what
---is wrong and says where it is, counted from 1: `cannot read "50o" at character 5`.
---@param text string
---@return httpstatus.set?
---@return string? message
function httpstatus.parse_set(text) end

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

---A set of codes, a value that never changes. `set[503]` is true for a member and nil for any other key. `+`, `-` and
---`*` make the union, the difference and the intersection, and take on either side what httpstatus.set() takes.
---`<=` and `<` compare a set with one that includes it. `..` and tostring() make the text of a set.
---@class httpstatus.set
---@operator add(any): httpstatus.set
---@operator sub(any): httpstatus.set
---@operator mul(any): httpstatus.set
---@operator concat(any): string
---@operator len: integer
---@field [integer|string] true?
local set = {}

---Returns whether a code is in the set; false for every code outside 0 to 1023.
---@param code integer|string
---@return boolean
function set:has(code) end

---Makes a set that has this code too. A code outside 0 to 1023 adds nothing.
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
---`for code in pairs(set) do` from Lua 5.2 on, with FFI, and in LuaJIT built with 5.2 compatibility.
---@return fun(set: httpstatus.set, code: integer?): integer?
---@return httpstatus.set
function set:iter() end

---Makes a table of the members in ascending order, for table.concat() and ipairs().
---@return integer[]
function set:list() end

---Counts how many codes of a list are in the set.
---@param codes (integer|string)[]
---@return integer
function set:count(codes) end

return httpstatus
