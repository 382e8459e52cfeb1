#!/bin/sh
# Audits the reference site with the tools of others: sh tests/site/audit.sh
#
# The validator of the W3C reads every page. axe-core looks at a page of each kind at three widths, light and dark, and
# the largest paint of a code page is measured on a slow phone. Builds the Python package, of which the pages are made, for
# itself. The tools come from npm into build/audit; the validator needs Java.
set -eu
cd "$(dirname "$0")/../.."
PYTHON=/usr/bin/python3
tools=build/audit
release=$tools/release
package=$release/python
axe_version=4.14.1
validator_version=26.9.27

npm install --silent --no-save --prefix $tools axe-core@$axe_version vnu-jar@$validator_version
cmake -S . -B $release -DCMAKE_BUILD_TYPE=Release -DHTTPSTATUS_PYTHON=ON -DPython3_EXECUTABLE=$PYTHON >$tools/build.log
cmake --build $release -j "$(nproc)" >>$tools/build.log
rm -rf $tools/site
PYTHONPATH=$package $PYTHON docs/site/build.py $tools/site

java -jar $tools/node_modules/vnu-jar/build/dist/vnu.jar --skip-non-html $tools/site
echo "validator: nothing found on $(find $tools/site -name '*.html' | wc -l) pages"

PYTHONPATH=tests:$package $PYTHON tests/site/audit.py $tools/site $tools/node_modules/axe-core/axe.min.js
