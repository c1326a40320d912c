/**
 * The workbook in its place: the parts of the {@link wildrydes.lab.setup.workbook.Project}, the learner's notebooks, the
 * kernel that runs them, and the JupyterLab that shows them.
 */
@NullMarked
package wildrydes.lab.setup.workbook;

import org.jspecify.annotations.NullMarked;
