/**
 * The local AWS seen from outside: {@link wildrydes.lab.cloud.LocalCloud} finds the process that all notebooks of a person
 * share, or starts it, {@link wildrydes.lab.cloud.CloudHome} is the folder it lives in, and {@link
 * wildrydes.lab.cloud.Control} speaks to what only this cloud has, such as its clock.
 */
@NullMarked
package wildrydes.lab.cloud;

import org.jspecify.annotations.NullMarked;
