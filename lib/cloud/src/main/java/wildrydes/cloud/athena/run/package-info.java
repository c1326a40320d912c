/**
 * The query engine in a process of its own: started when it is needed, asked by lines of JSON, ended when it is idle ({@link
 * wildrydes.cloud.athena.run.JvmEngine}).
 */
@NullMarked
package wildrydes.cloud.athena.run;

import org.jspecify.annotations.NullMarked;
