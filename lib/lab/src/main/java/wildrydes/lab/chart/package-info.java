/** Pictures of tables, drawn by XChart in one house theme that is readable beside light and dark pages. */
@NullMarked
package wildrydes.lab.chart;

import org.jspecify.annotations.NullMarked;
