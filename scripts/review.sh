#!/bin/sh
# A pull request's registry against its base: annotations to standard output, Markdown to the job's summary, and outputs
# for the steps after it. action.yml runs it; tests/runner.py does so as a runner would.
#
# All that it is told comes from the environment:
#   REGISTRY          the registry's path in the pull request
#   FOLDER            where the pull request is checked out
#   BASE              the revision to compare with; empty: where the pull request left its base branch
#   GITHUB_BASE_REF   that branch; empty: this is no pull request
#   FAIL_ON           the level at which a change is an error; empty: none is
#   OTTAWA            the program; by default the one that action.yml installs
#
# It exits 0; 1 with errors in the registry, or a change at or above FAIL_ON; 2 on wrong use; 3 where nothing could be
# compared, which is never 'no change'.
set -eu

ottawa=${OTTAWA:-$RUNNER_TEMP/ottawa/bin/ottawa}
work=$(mktemp -d "$RUNNER_TEMP/review.XXXXXX")
level=unknown changed='' errors='' answers=0 warnings=0

# As reading/git.py runs it: what the pull request has brought along is no repository, and nothing of it is run.
git() { command git --no-replace-objects -c safe.bareRepository=explicit -c core.fsmonitor=false "$@"; }

# A whole id: a tag or a branch may be called like a short one.
base() {
  if [ -n "$BASE" ]; then
    printf '%s\n' "$BASE"
  elif [ -n "${GITHUB_BASE_REF:-}" ]; then
    git merge-base "refs/remotes/origin/$GITHUB_BASE_REF" HEAD
  else
    git rev-parse --verify 'HEAD^1'
  fi
}

# What is merged is what is committed: a link, a filter, or a second file whose name differs in case, checks out another.
is_committed() {
  [ -z "${GITHUB_BASE_REF:-}" ] && return
  blob=$(git rev-parse --verify --quiet "HEAD:./$REGISTRY") &&
    [ "$blob" = "$(git hash-object --no-filters -- "$REGISTRY")" ]
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

counted() { printf '%s %s%s' "$1" "$2" "$([ "$1" = 1 ] || echo s)"; }

# The findings of a severity: so many lines of the many that check writes, and how many more findings there are.
told() {
  check 2>&1 | sed -n "/^.*:[0-9]*:[0-9]*: $1 \[/{N;p;}" | head -n 40 | as_code
  [ "$2" -le 20 ] || printf '\nand %s more\n' "$(($2 - 20))"
}

# GitHub shows ten of a kind from a step, and says nothing of the others: the gravest are told, and of how many.
annotate() {
  awk -v all="$((${changed:-0} + ${errors:-0} + warnings))" '
    /^::notice title=ottawa::/ { next }
    ++seen[$1] <= ($1 == "::notice" ? 9 : 10) { print; told += !/^::error title=ottawa::/ }
    END { if (all > told) printf "::notice title=ottawa::%d more; the summary of this job tells of them\n", all - told }
  ' "$work/annotations" >"$work/annotated"
  cat "$work/annotated"
}

# The report goes to the summary too: under 90 KB, of the 1 MiB that a step may write there.
finish() {
  printf '%s\n' "level=$level" "changed=$changed" "errors=$errors" "report=$work/report.md" >>"$GITHUB_OUTPUT"
  cat "$work/report.md" >>"$GITHUB_STEP_SUMMARY"
  exit "$1"
}

nothing_compared() {
  level=unknown changed='' answers=0
  echo "::error title=ottawa::$1" >"$work/annotations"
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
if [ "$compared" -gt 1 ]; then
  nothing_compared 'the registry cannot be compared with its base; the log of this step says why'
elif ! is_committed; then
  compared=3
  echo "ottawa: $REGISTRY is checked out otherwise than it is committed" | tee "$work/said" >&2
  nothing_compared 'the registry is checked out otherwise than it is committed: a link, or changed on its way'
else
  level=$(gravest)
  changed=$(grep -c '"level": "' "$work/diff.json" || :)
  answers=$(grep -c '"level": "status"' "$work/diff.json" || :)
  if [ "$(digest_of old)" = "$(digest_of new)" ]; then
    echo 'The registry is as it was.' >>"$GITHUB_STEP_SUMMARY"
    finish 0
  fi
  compare -f github >"$work/annotations" 2>>"$work/aside" || :
fi

checked=0
check --json >"$work/check.json" || checked=$?
if [ "$checked" -le 1 ]; then
  errors=$(sed -n 's/^ "errors": \([0-9]*\),$/\1/p' "$work/check.json")
  warnings=$(sed -n 's/^ "warnings": \([0-9]*\)}$/\1/p' "$work/check.json")
  check -f github >>"$work/annotations" || :
fi
annotate

{
  if [ "$checked" = 1 ]; then
    printf '**The registry has %s.**\n\n' "$(counted "$errors" error)"
    told error "$errors"
    echo
  fi
  if [ "$compared" -le 1 ]; then
    compare -f md 2>>"$work/aside" || :
  else
    printf '**Nothing could be compared, so it is not known what this changes.**\n\n'
    tail -n 1 "$work/said" | as_code
  fi
  if [ "$(grep -c '^::warning ' "$work/annotated")" -lt "$((answers + warnings))" ] && [ "$warnings" -gt 0 ]; then
    printf '\n**%s, not all of them beside the lines:**\n\n' "$(counted "$warnings" warning)"
    told warning "$warnings"
  fi
} >"$work/report.md"

if [ "$compared" = 2 ] || [ "$checked" -gt 1 ]; then finish "$((compared > checked ? compared : checked))"; fi
if [ "$checked" = 1 ]; then finish 1; fi
finish "$compared"
