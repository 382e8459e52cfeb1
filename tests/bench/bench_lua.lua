--- Measures httpstatus against an empty C function and a table lookup, in one run, and prints a line of JSON for each;
-- bench_lua.sh calls it.
--
-- Every loop reads a code from a list and tests what the expression makes of it; what a loop costs that does
-- nothing more is taken off. Rounds go through all loops in turn, so that a slower moment hits all of them,
-- and the ratio is the median of the ratios of the rounds.

local httpstatus = require "httpstatus"
local empty = require "bench_lua_empty"

local ROUNDS = 15
local jit = package.loaded.jit
local compiled = jit ~= nil and jit.status()
local calls = compiled and 20000000 or 4000000

local load = loadstring or load -- luacheck: ignore

-- Codes as logs have them, in an order that cannot be foreseen.
local function make_codes()
  local weights = { [200] = 600, [304] = 150, [301] = 60, [404] = 100, [302] = 40, [500] = 20, [206] = 20, [499] = 10,
    [403] = 14, [503] = 10 }
  local codes = {}
  for code in pairs(weights) do
    for _ = 1, weights[code] do codes[#codes + 1] = code end
  end
  math.randomseed(5)
  for i = #codes, 2, -1 do
    local j = math.random(i)
    codes[i], codes[j] = codes[j], codes[i]
  end
  return codes
end

local codes = make_codes()
while #codes < 1024 do codes[#codes + 1] = 200 end

-- lua-http has its phrases by the text of a code, as it comes from the wire.
local has_lua_http, lua_http = pcall(require, "http.h1_reason_phrases")
local texts = {}
for i, code in ipairs(codes) do texts[i] = tostring(code) end

local plain = {}
for code, reason in httpstatus.each() do plain[code] = reason end

local function loop(expression, inputs)
  local source = ([[
    local httpstatus, codes, plain, empty, lua_http, clock = ...
    local reason, is_redirect, reasons = httpstatus.reason, httpstatus.is_redirect, httpstatus.reasons
    local _ = reason, is_redirect, reasons
    return function(rounds)
      local hits = 0
      local start = clock()
      for _ = 1, rounds do
        for i = 1, 1024 do
          local code = codes[i]
          if %s then hits = hits + 1 end
        end
      end
      return clock() - start, hits
    end
  ]]):format(expression)
  return assert(load(source))(httpstatus, inputs or codes, plain, empty, lua_http, os.clock)
end

local loops = {
  { name = "nothing", run = loop "code" },
  { name = "table lookup", run = loop "plain[code]" },
  { name = "empty C function", run = loop "empty(code) == nil" },
  { name = "is_redirect", run = loop "is_redirect(code)" },
  { name = "reason", run = loop "reason(code)" },
  { name = "httpstatus.reason", run = loop "httpstatus.reason(code)" },
  { name = "reason of a text", run = loop("reason(code)", texts) },
  { name = "is_redirect of a text", run = loop("is_redirect(code)", texts) },
  { name = "reasons[code]", run = loop "reasons[code]" },
}
if has_lua_http then loops[#loops + 1] = { name = "lua-http's table", run = loop("lua_http[code]", texts) } end

-- What each is compared with: LuaJIT compiles a table lookup into so little that it is the floor there.
local floors = compiled and { is_redirect = "table lookup", ["reasons[code]"] = "table lookup" }
  or { ["reasons[code]"] = "table lookup" }
-- What it costs that a code is a text, and that the module is asked for its function each time.
floors["reason of a text"], floors["is_redirect of a text"] = "reason", "is_redirect"
floors["httpstatus.reason"] = "reason"

local times = {}
for _, entry in ipairs(loops) do times[entry.name] = {} end
for round = 0, ROUNDS do
  for _, entry in ipairs(loops) do
    local seconds = entry.run(math.floor(calls / 1024))
    if round > 0 then table.insert(times[entry.name], seconds / calls * 1e9) end
  end
end

local function median(numbers)
  table.sort(numbers)
  return numbers[(#numbers + 1) / 2]
end

local function net(name, round)
  return times[name][round] - times.nothing[round]
end

local mode = jit and (compiled and ", compiled" or ", interpreted") or ""
local mix = ("%s, %s%s"):format(_VERSION, httpstatus.backend, mode)
if not has_lua_http then io.stderr:write("lua-http is not installed for " .. _VERSION .. "\n") end
for _, entry in ipairs(loops) do
  if entry.name ~= "nothing" then
    local floor = floors[entry.name] or "empty C function"
    local all, ratios = {}, {}
    for round = 1, ROUNDS do
      all[round] = net(entry.name, round)
      ratios[round] = all[round] / net(floor, round)
    end
    local ratio = median(ratios)
    print(([[{"group": "lua", "work": "%s", "mix": "%s", "floor": "%s", "ratio": %.2f, ]]
      .. [["low": %.2f, "high": %.2f, "ns": %.2f}]])
      :format(entry.name, mix, floor, ratio, ratios[1], ratios[ROUNDS], median(all)))
  end
end
