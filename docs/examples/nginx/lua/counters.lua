--- Counters in a shared dictionary, with the interface of nginx-lua-prometheus: init(), counter(), inc(), collect().

local Registry, Counter = {}, {}
Registry.__index, Counter.__index = Registry, Counter

local M = {}

function M.init(dictionary)
  return setmetatable({ counts = ngx.shared[dictionary], counters = {} }, Registry)
end

function Registry:counter(name, help, labels)
  local counter = setmetatable({ counts = self.counts, name = name, help = help, label = labels[1] }, Counter)
  self.counters[#self.counters + 1] = counter
  return counter
end

function Counter:inc(value, labels)
  self.counts:incr(('%s{%s="%s"}'):format(self.name, self.label, labels[1]), value, 0)
end

--- Prints all counts, sorted, so that the page changes only where a count does.
function Registry:collect()
  local keys = self.counts:get_keys(0)
  table.sort(keys)
  ngx.header["Content-Type"] = "text/plain; version=0.0.4"
  for _, counter in ipairs(self.counters) do
    ngx.say("# HELP ", counter.name, " ", counter.help)
    ngx.say("# TYPE ", counter.name, " counter")
    for _, key in ipairs(keys) do
      if key:sub(1, #counter.name + 1) == counter.name .. "{" then ngx.say(key, " ", self.counts:get(key)) end
    end
  end
end

return M
