/**
 * The page under {@code /_dashboard/}, which shows unicorns on a map: its files, and the little that it is told without a
 * signature. {@link wildrydes.cloud.dashboard.DashboardDesk} answers for all of it.
 */
@NullMarked
package wildrydes.cloud.dashboard;

import org.jspecify.annotations.NullMarked;
