package io.dockops.benchmark;

import java.util.ArrayList;
import java.util.List;

/**
 * What to do.
 *
 * @param rounds how often
 * @param works what
 */
record Arguments(int rounds, List<Work> works) {

    private static final int ROUNDS = 10;

    static Arguments parse(List<String> words) {
        int rounds = ROUNDS;
        List<Work> works = new ArrayList<>();
        for (String word : words) {
            if (word.matches("[1-9][0-9]{0,3}")) {
                rounds = Integer.parseInt(word);
            } else {
                works.add(work(word));
            }
        }
        return new Arguments(rounds, works.isEmpty() ? usual() : works);
    }

    private static Work work(String name) {
        List<Work> all = all();
        return all.stream()
                .filter(work -> work.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No such work [" + name + "]; there are "
                        + all.stream().map(Work::name).toList()));
    }

    private static List<Work> usual() {
        return List.of(
                new JvmWork(),
                new ArchivedJvmWork(),
                new StartWork(),
                new TestsWork("tests", 0),
                new TestsWork("tests-with-work", 200),
                new TogetherWork("eight", 8, Contender.PEERS),
                new ImageWork(),
                new ClassPathWork(),
                new CallsWork(),
                new ScaleWork(),
                new ReportWork(),
                new TogetherWork("sixty-four", 64, List.of(Contender.FLOOR, Contender.DOCKOPS)));
    }

    private static List<Work> all() {
        List<Work> all = new ArrayList<>(usual());
        all.add(new ForeignWork());
        return all;
    }
}
