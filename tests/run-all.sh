#!/usr/bin/env bash
# Installs what the tests need where it is missing, builds, and runs every suite.
# Ends with one line: N passed, N failed, N skipped, added up over all suites.
set -uo pipefail
cd "$(dirname "$0")/.."

export CONFIGURATION="${CONFIGURATION:-Release}"
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_CLI_USE_MSBUILD_SERVER=0
logs=artifacts/test-logs
mkdir -p "$logs"
passed=0 failed=0 skipped=0

say() { printf '\n== %s (from %d s on)\n' "$*" "$SECONDS"; }

count() { # passed failed skipped
  passed=$((passed + $1)) failed=$((failed + $2)) skipped=$((skipped + $3))
}

# Runs a step that is no suite: it counts only when it fails.
step() { # name command...
  local name=$1 log
  log="$logs/${name// /-}.log"
  shift
  say "$name"
  if "$@" >"$log" 2>&1; then return 0; fi
  tail -n 60 "$log"
  echo "FAILED: $name (whole log in $log)"
  count 0 1 0
  return 1
}

# Runs a step that is no suite beside what follows, which leaves it a core; `joined` waits for it and counts it.
beside() { # name command...
  beside=$1 beside_log="$logs/${1// /-}.log"
  shift
  say "$beside, beside what follows"
  "$@" >"$beside_log" 2>&1 &
  beside_job=$!
}

joined() {
  wait "$beside_job" && return
  tail -n 60 "$beside_log"
  echo "FAILED: $beside (whole log in $beside_log)"
  count 0 1 0
}

finish() {
  printf '\n%d passed, %d failed, %d skipped\n' "$passed" "$failed" "$skipped"
  [ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
  exit
}

install_missing() {
  local missing=()
  command -v redis-server >/dev/null || missing+=(redis-server)
  command -v chromium >/dev/null || missing+=(chromium)
  # Debian keeps servers where only root's PATH looks.
  [ -x /usr/sbin/nginx ] || missing+=(nginx-light)
  [ -x /usr/sbin/haproxy ] || missing+=(haproxy)
  command -v caddy >/dev/null || missing+=(caddy)
  command -v promtool >/dev/null || missing+=(prometheus)
  [ ${#missing[@]} -eq 0 ] && return 0
  local sudo=""
  [ "$(id -u)" -eq 0 ] || sudo="sudo"
  $sudo apt-get update -qq || return 1

  # The tests start what they need; nothing is to run beside them.
  local policy=/usr/sbin/policy-rc.d mine=""
  [ -e "$policy" ] || { mine=1 && printf '#!/bin/sh\nexit 101\n' | $sudo tee "$policy" >/dev/null && $sudo chmod 755 "$policy"; }
  $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}"
  local code=$?
  [ -z "$mine" ] || $sudo rm -f "$policy"
  return $code
}

dotnet_suite() { # project
  local name log
  name=$(basename "$1" .csproj)
  log="$logs/$name.log"
  say "$name"
  timeout 900 dotnet run --no-build -c "$CONFIGURATION" --project "$1" -- --no-progress --no-ansi >"$log" 2>&1
  local code=$? total f s
  total=$(sed -nE 's/^ *total: ([0-9]+).*/\1/p' "$log" | tail -n 1)
  f=$(sed -nE 's/^ *failed: ([0-9]+).*/\1/p' "$log" | tail -n 1)
  s=$(sed -nE 's/^ *skipped: ([0-9]+).*/\1/p' "$log" | tail -n 1)
  if [ -z "$total" ]; then
    tail -n 60 "$log"
    echo "FAILED: $name did not finish (code $code)"
    count 0 1 0
    return
  fi
  if [ "$code" -ne 0 ]; then
    grep -nE -A 30 '^failed ' "$log" | head -n 200
    [ "$f" -eq 0 ] && f=1
  fi
  echo "$((total - f - s)) passed, $f failed, $s skipped"
  count $((total - f - s)) "$f" "$s"
}

node_test_suite() { # name folder
  local log="$logs/$1.log"
  say "$1"
  (cd "$2" && timeout 600 node --test --test-concurrency=1 --test-reporter=tap ./*.test.js) >"$log" 2>&1
  local code=$? p f s
  p=$(sed -nE 's/^# pass ([0-9]+)/\1/p' "$log" | tail -n 1)
  f=$(sed -nE 's/^# (fail|cancelled) ([0-9]+)/\2/p' "$log" | awk '{n += $1} END {print n + 0}')
  s=$(sed -nE 's/^# skipped ([0-9]+)/\1/p' "$log" | tail -n 1)
  report "$1" "$log" "$code" "${p:-}" "${f:-0}" "${s:-0}"
}

# Vitest and Playwright write their figures as JSON.
json_suite() { # name folder reader command...
  local name=$1 folder=$2 reader=$3 log="$logs/$1.log" json figures
  json="$(pwd)/$logs/$1.json"
  shift 3
  rm -f "$json"
  say "$name"
  (cd "$folder" && JSON_REPORT="$json" timeout 900 "$@") >"$log" 2>&1
  local code=$? p="" f="" s=""
  [ -s "$json" ] && figures=$(node -e "const r = JSON.parse(require('fs').readFileSync('$json', 'utf8')); console.log(($reader)(r).join(' '))") && read -r p f s <<<"$figures"
  report "$name" "$log" "$code" "$p" "${f:-0}" "${s:-0}"
}

browser_suite() { # project option
  json_suite "$1" tests/browser '(r) => [r.stats.expected + r.stats.flaky, r.stats.unexpected, r.stats.skipped]' \
    sh -c "PLAYWRIGHT_JSON_OUTPUT_NAME=\"\$JSON_REPORT\" npx playwright test --project=$1 $2 --reporter=list,json"
}

report() { # name log code passed failed skipped
  local p=$4 f=$5
  if [ -z "$p" ] || { [ "$3" -ne 0 ] && [ "$f" -eq 0 ]; }; then f=$((f + 1)); fi
  [ "$f" -gt 0 ] && tail -n 80 "$2"
  echo "${p:-0} passed, $f failed, $6 skipped"
  count "${p:-0}" "$f" "$6"
}

step 'tools' install_missing || finish
step 'restore' dotnet restore LiveTownHall.sln || finish
step 'build' dotnet build LiveTownHall.sln --no-restore -c "$CONFIGURATION" || finish
beside 'format' dotnet format LiveTownHall.sln --no-restore --verify-no-changes

if [ -f web-client/package.json ]; then
  step 'web-client types' npm run --prefix web-client check
  step 'web-client lint' npm run --prefix web-client lint
  json_suite web-client web-client '(r) => [r.numPassedTests, r.numFailedTests + r.numFailedTestSuites * (r.numFailedTests === 0), r.numPendingTests + (r.numTodoTests ?? 0)]' \
    sh -c 'npx vitest run --reporter=default --reporter=json --outputFile.json="$JSON_REPORT"'
fi
joined

for project in tests/*.Tests/*.csproj; do
  dotnet_suite "$project"
done

step 'outside-client packages' npm ci --prefix tests/outside-client && node_test_suite outside-client tests/outside-client

if [ -f tests/browser/package.json ]; then
  step 'browser packages' npm ci --prefix tests/browser &&
    { browser_suite browser --workers=1; browser_suite looks --workers=2; }
fi

if [ -d loadtests/LiveTownHall.LoadTests ]; then
  say 'load tests, short form'
  if timeout 600 dotnet run --no-build -c "$CONFIGURATION" --project loadtests/LiveTownHall.LoadTests -- all --short >"$logs/load.log" 2>&1; then
    count 1 0 0
    echo '1 passed, 0 failed, 0 skipped'
  else
    tail -n 60 "$logs/load.log"
    count 0 1 0
  fi
fi

finish
