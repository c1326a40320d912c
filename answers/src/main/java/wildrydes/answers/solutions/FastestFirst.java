package wildrydes.answers.solutions;

import wildrydes.lab.Lab;
import wildrydes.lab.exercise.Solution;

/** e4-speed: mean and top speed by unicorn, the fastest first. */
public final class FastestFirst implements Solution {

    @Override
    public String exercise() {
        return "e4-speed";
    }

    @Override
    public Object act(Lab lab) {
        return lab.athena().output(lab.bucket("wildrydes-athena")).query("""
                        SELECT name, avg(distance) * 2.23694 AS mean, max(distance) * 2.23694 AS top, count(*) AS records
                        FROM wildrydes
                        GROUP BY name
                        ORDER BY mean DESC""").table();
    }
}
