# Emscripten runs its configuration as Python. Debian's settings are taken as they are; the one thing
# added is where Debian keeps the JavaScript modules that Emscripten needs (acorn), because only Debian's
# own node looks there by itself and people often have another node.
import os

exec(open('/usr/share/emscripten/.emscripten').read())
os.environ['NODE_PATH'] = os.pathsep.join(
    path for path in (os.environ.get('NODE_PATH'), '/usr/share/nodejs') if path)
