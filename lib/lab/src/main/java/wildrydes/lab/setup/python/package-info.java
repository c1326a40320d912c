/**
 * Finds a Python, makes the environment that JupyterLab lives in, and installs the pinned packages there: {@link
 * wildrydes.lab.setup.python.PythonEnvironment}.
 */
@NullMarked
package wildrydes.lab.setup.python;

import org.jspecify.annotations.NullMarked;
