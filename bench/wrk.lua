-- What wrk runs for the benches. Arguments, each of them optional:
--   list=FILE    asks for the paths in it (one a line) instead of the URL's, over and over
--   once         each path once, then stops: with one thread no connection repeats another's
--   delay=MS     each connection waits so long before each request, on average
-- Prints one line of JSON. With a list that is walked once the time counts from the first request to the moment when
-- there is no next; the few requests then under way are not counted.

local ffi = require("ffi")
ffi.cdef [[
  struct bench_time { long seconds; long microseconds; };
  int gettimeofday(struct bench_time *, void *);
  int getpid(void);
  int kill(int, int);
]]
local SIGINT = 2

local function now()
  local time = ffi.new("struct bench_time")
  ffi.C.gettimeofday(time, nil)
  return tonumber(time.seconds) + tonumber(time.microseconds) / 1e6
end

local function walk(file, once)
  local requests, asked, began = {}, -1, nil
  for path in io.lines(file) do
    requests[#requests + 1] = wrk.format("GET", path)
  end
  request = function()
    asked = asked + 1
    if asked == 0 then
      -- wrk's own try, before anything is sent
      return requests[1]
    end
    if not began then
      began = now()
    end
    if once and asked > #requests then
      if not elapsed then
        elapsed = now() - began
        wrk.thread:stop()
        -- or wrk would sleep until its duration is over
        ffi.C.kill(ffi.C.getpid(), SIGINT)
      end
      return requests[#requests]
    end
    return requests[(asked - 1) % #requests + 1]
  end
end

function init(arguments)
  local given = {}
  for i = 1, #arguments do
    local name, value = arguments[i]:match("^(%w+)=?(.*)$")
    given[name] = value
  end
  if given.list then
    walk(given.list, given.once)
  end
  if given.delay then
    local wanted = tonumber(given.delay)
    -- whole milliseconds only: now one more, now one less
    delay = function()
      return math.floor(wanted + math.random())
    end
  end
end

local threads = {}

function setup(thread)
  threads[#threads + 1] = thread
end

function done(summary, latency)
  local seconds = threads[1]:get("elapsed") or summary.duration / 1e6
  local errors = summary.errors
  print(string.format(
    'RESULT {"requests": %d, "seconds": %.6f, "bytes": %d, "p50": %.3f, "p99": %.3f, "max": %.3f, '
      .. '"errors": %d, "statuses": %d}',
    summary.requests, seconds, summary.bytes, latency:percentile(50) / 1000, latency:percentile(99) / 1000,
    latency.max / 1000, errors.connect + errors.read + errors.write + errors.timeout, errors.status))
end
