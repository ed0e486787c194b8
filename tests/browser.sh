#!/bin/sh
# Makes sure that the tests of pages find a Chromium: by apt when there is none.
set -eu

for name in chromium chromium-browser google-chrome; do
  if command -v "$name" >/dev/null 2>&1; then
    exit 0
  fi
done

as_root=""
if [ "$(id -u)" -ne 0 ]; then
  as_root="sudo -n"
fi
if command -v apt-get >/dev/null 2>&1; then
  echo "Installing Chromium for the tests of pages, once ..."
  if $as_root apt-get install -y -qq chromium >/dev/null 2>&1 ||
    { $as_root apt-get update -qq >/dev/null 2>&1 &&
      $as_root apt-get install -y -qq chromium >/dev/null 2>&1; }; then
    exit 0
  fi
fi
echo "No Chromium here and it could not be installed: the tests of pages will fail." >&2
