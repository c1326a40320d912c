package wildrydes.answers.solutions;

import wildrydes.lab.Lab;
import wildrydes.lab.exercise.Solution;

/** e4-distance: the sum of distances beside the length of the way. */
public final class WayFlown implements Solution {

    @Override
    public String exercise() {
        return "e4-distance";
    }

    @Override
    public Object act(Lab lab) {
        return lab.athena().output(lab.bucket("wildrydes-athena")).query("""
                        SELECT name, sum(distance) AS told, sum(sqrt(north * north + east * east)) AS flown
                        FROM (
                          SELECT name, distance,
                            (latitude - lag(latitude) OVER (PARTITION BY name ORDER BY statustime)) * 110540 AS north,
                            (longitude - lag(longitude) OVER (PARTITION BY name ORDER BY statustime))
                              * 111320 * cos(radians(latitude)) AS east
                          FROM wildrydes)
                        GROUP BY name""").table();
    }
}
