#!/bin/sh
# Audits the reference site with the tools of others: sh tests/site/audit.sh
#
# The validator of the W3C reads every page. axe-core looks at a page of each kind at three widths, light and dark, and
# the largest paint of a code page is measured on a slow phone. The tools come from npm into build/audit; the validator
# needs Java, and PYTHONPATH the Python package (build/dev/python, unless it is set).
set -eu
cd "$(dirname "$0")/../.."
: "${PYTHONPATH:=build/dev/python}"
PYTHON=/usr/bin/python3
tools=build/audit
axe_version=4.14.1
validator_version=26.9.27

npm install --silent --no-save --prefix $tools axe-core@$axe_version vnu-jar@$validator_version
rm -rf $tools/site
PYTHONPATH=$PYTHONPATH $PYTHON docs/site/build.py $tools/site

java -jar $tools/node_modules/vnu-jar/build/dist/vnu.jar --skip-non-html $tools/site
echo "validator: nothing found on $(find $tools/site -name '*.html' | wc -l) pages"

PYTHONPATH=tests:$PYTHONPATH $PYTHON tests/site/audit.py $tools/site $tools/node_modules/axe-core/axe.min.js
