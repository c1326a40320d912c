/**
 * The control interface under {@code /_lab/}: what only this cloud has and AWS has not, such as its clock and its journal
 * of calls. Concepts add their handlers to {@link wildrydes.cloud.control.ControlRoutes}.
 */
@NullMarked
package wildrydes.cloud.control;

import org.jspecify.annotations.NullMarked;
