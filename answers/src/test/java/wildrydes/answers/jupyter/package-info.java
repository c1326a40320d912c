/** The workbook in a real JupyterLab. */
@NullMarked
package wildrydes.answers.jupyter;

import org.jspecify.annotations.NullMarked;
