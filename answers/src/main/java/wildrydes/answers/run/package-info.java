/**
 * Runs notebooks through the real kernel, as a student's JupyterLab does, and judges what stands below their cells:
 * {@link wildrydes.answers.run.NotebookRunner}.
 */
@NullMarked
package wildrydes.answers.run;

import org.jspecify.annotations.NullMarked;
