-- Sends requests with lua-http.
local version = require "http.version"
local new_request = require "http.request".new_from_uri

local FIELD_NAMES = { Host = ":authority" }

local function send(method, url, content, fields)
    local request = new_request(url)
    request.headers:upsert(":method", method)
    if content ~= "" then
        request:set_body(content)
    end
    for name, value in fields:gmatch("\t([^\t]+)\t([^\t]+)") do
        request.headers:upsert(FIELD_NAMES[name] or name:lower(), value)
    end
    local headers, stream = request:go(10)
    if not headers then
        error(stream)
    end
    stream:shutdown()
end

print(version.version)
io.stdout:flush()
for line in io.lines() do
    local method, url, content, fields = line:match("^(.-)\t(.-)\t([^\t]*)(.*)$")
    local sent, problem = pcall(send, method, url, content, fields)
    if not sent then
        io.stderr:write(method, " ", url, ": ", tostring(problem), "\n")
    end
end
