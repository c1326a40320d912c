/** What can be wrong with an application's text, said in words; {@link wildrydes.pump.sql.problem.Problem} carries it. */
@NullMarked
package wildrydes.pump.sql.problem;

import org.jspecify.annotations.NullMarked;
