/** Trino, made to run one query after another in this process: {@link wildrydes.athena.engine.Engine}. */
@NullMarked
package wildrydes.athena.engine;

import org.jspecify.annotations.NullMarked;
