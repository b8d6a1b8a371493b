#!/bin/sh
# A pull request's registry against its base: annotations to standard output, Markdown to the job's summary, and outputs
# for the steps after it. action.yml runs it; tests/runner.py does so as a runner would.
#
# All that it is told comes from the environment:
#   REGISTRY   the registry's path in the pull request
#   FOLDER     where the pull request is checked out
#   BASE       the revision to compare with; empty: where the pull request left its base branch
#   FAIL_ON    the level at which a change is an error; empty: none is
#   OTTAWA     the program; by default the one that action.yml installs
#
# It exits 0; 1 with errors in the registry, or a change at or above FAIL_ON; 2 on wrong use; 3 where nothing could be
# compared, which is never 'no change'.
set -eu

ottawa=${OTTAWA:-$RUNNER_TEMP/ottawa/bin/ottawa}
work=$(mktemp -d "$RUNNER_TEMP/review.XXXXXX")
level=unknown changed='' errors=''

base() {
  if [ -n "$BASE" ]; then
    printf '%s\n' "$BASE"
  elif [ -n "${GITHUB_BASE_REF:-}" ]; then
    left=$(git merge-base "refs/remotes/origin/$GITHUB_BASE_REF" HEAD) && git rev-parse --short=12 "$left"
  else
    git rev-parse --verify --short=12 'HEAD^1'
  fi
}

compare() { "$ottawa" diff --registry "$REGISTRY" ${FAIL_ON:+"--fail-on=$FAIL_ON"} "$@" -- "$old"; }

check() { "$ottawa" check "$@" -- "$REGISTRY"; }

# A document has an element to a line, and no quotation mark of a value stands bare: what looks like a key is one.
gravest() {
  for word in status fact source text; do
    if grep -q "\"level\": \"$word\"" "$work/diff.json"; then echo "$word" && return; fi
  done
  echo none
}

digest_of() { sed -n "s/^ \"$1\": {\"sha256\": \"\([0-9a-f]*\)\".*/\1/p" "$work/diff.json"; }

# Four spaces make code of a line, and nothing in the line can end it.
as_code() { LC_ALL=C.UTF-8 sed -e 's/^\(.\{300\}\).*/\1.../' -e 's/^/    /'; }

told_errors() {
  printf '**The registry has %s error%s.**\n\n' "$errors" "$([ "$errors" = 1 ] || echo s)"
  check 2>&1 | sed -n '/^.*:[0-9]*:[0-9]*: error \[/{N;p;}' | head -n 20 | as_code
  [ "$errors" -le 10 ] || printf '\nand %s more\n' "$((errors - 10))"
}

# The report goes to the summary too: under 70 KB, of the 1 MiB that a step may write there.
finish() {
  printf '%s\n' "level=$level" "changed=$changed" "errors=$errors" "report=$work/report.md" >>"$GITHUB_OUTPUT"
  cat "$work/report.md" >>"$GITHUB_STEP_SUMMARY"
  exit "$1"
}

: >"$work/report.md"
CDPATH='' cd -- "$FOLDER" || finish 2
if ! old=$(base); then
  echo '::error title=ottawa::the commit to compare with is not in this clone; check out with fetch-depth: 0'
  echo '**Nothing could be compared, so it is not known what this changes.**' >"$work/report.md"
  finish 3
fi

compared=0
compare --json >"$work/diff.json" 2>"$work/said" || compared=$?
cat "$work/said" >&2
if [ "$compared" -le 1 ]; then
  level=$(gravest)
  changed=$(grep -c '"level": "' "$work/diff.json" || :)
  if [ "$(digest_of old)" = "$(digest_of new)" ]; then
    echo 'The registry is as it was.' >>"$GITHUB_STEP_SUMMARY"
    finish 0
  fi
  compare -f github 2>>"$work/aside" || :
else
  echo '::error title=ottawa::the registry cannot be compared with its base; the log of this step says why'
fi

checked=0
check --json >"$work/check.json" || checked=$?
if [ "$checked" -le 1 ]; then
  errors=$(sed -n 's/^ "errors": \([0-9]*\),$/\1/p' "$work/check.json")
  check -f github || :
fi

{
  if [ "$checked" = 1 ]; then told_errors && echo; fi
  if [ "$compared" -le 1 ]; then
    compare -f md 2>>"$work/aside" || :
  else
    printf '**Nothing could be compared, so it is not known what this changes.**\n\n'
    tail -n 1 "$work/said" | as_code
  fi
} >"$work/report.md"

if [ "$compared" = 2 ] || [ "$checked" -gt 1 ]; then finish "$((compared > checked ? compared : checked))"; fi
if [ "$checked" = 1 ]; then finish 1; fi
finish "$compared"
