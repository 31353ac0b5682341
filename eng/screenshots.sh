#!/usr/bin/env bash
# Takes the pictures of the staff's pages in docs/screenshots anew, from the demo's data. Needs Chromium.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export CUSTOMERTRACKING_SCREENSHOTS="$PWD/docs/screenshots" CUSTOMERTRACKING_REQUIRE_BROWSER=1
dotnet test tests/Admin.Tests --filter FullyQualifiedName~ScreenshotTests.Take
