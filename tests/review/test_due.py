"""What is due on a day: fixed intervals, little at once, the same for the same facts."""

from hypothesis import given
from hypothesis import strategies as st

from qihang.review.due import AFTER, MINUTES, MOST, Reviewed, Topic, due, standing

NAMES = [f"s{n % 4}.item-{n}" for n in range(12)]
DAYS = st.integers(1, 200)


def topic(name, since=1, minutes=1.0, ideas=()):
    return Topic(name, name.partition(".")[0], since, minutes, frozenset(ideas))


some_topics = st.lists(
    st.builds(
        topic,
        st.sampled_from(NAMES),
        DAYS,
        st.sampled_from([1.0, 1.5, 2.5]),
        st.frozensets(st.sampled_from("abcdef"), max_size=2),
    ),
    max_size=12,
    unique_by=lambda one: one.name,
)
some_reviews = st.lists(
    st.builds(Reviewed, st.sampled_from(NAMES), DAYS, st.booleans()), max_size=30
)


def names(found):
    return [one.topic.name for one in found]


@given(some_topics, some_reviews, DAYS)
def test_a_day_has_never_more_than_fits_and_never_two_of_one_idea(topics, reviews, day):
    asked = [one.topic for one in due(topics, reviews, day)]
    known = {one.name: one for one in topics}
    done = {one.name for one in reviews if one.day == day}
    if asked:
        spent = sum(known[name].minutes if name in known else 1.0 for name in done)
        assert len(asked) + len(done) <= MOST
        assert spent + sum(one.minutes for one in asked) <= MINUTES
    every = [*asked, *(known[name] for name in done if name in known)]
    for place, one in enumerate(asked):
        for other in every[place + 1 :]:
            assert one.name != other.name
            assert not one.ideas & other.ideas


@given(some_topics, some_reviews, DAYS)
def test_nothing_is_asked_before_it_is_due(topics, reviews, day):
    for one in due(topics, reviews, day):
        since = one.topic.since
        mine = [each for each in reviews if each.name == one.topic.name and each.day > since]
        last = max((each.day for each in mine), default=since)
        was_right = all(each.was_right for each in mine if each.day == last)
        if not mine or not was_right:
            assert day >= last + AFTER[0]
        else:
            assert day >= last + AFTER[1]


@given(some_topics, some_reviews, DAYS, st.randoms(use_true_random=False))
def test_the_order_in_which_anything_is_known_changes_nothing(topics, reviews, day, chance):
    before = due(topics, reviews, day)
    chance.shuffle(topics)
    chance.shuffle(reviews)
    assert due(topics, reviews, day) == before


@given(some_topics, some_reviews, DAYS)
def test_what_is_due_longest_comes_first(topics, reviews, day):
    days = [one.due for one in due(topics, reviews, day)]
    assert days == sorted(days)


@given(some_topics, some_reviews, DAYS)
def test_something_is_asked_as_long_as_something_is_due_and_nothing_was_asked(topics, reviews, day):
    answered = [one for one in reviews if one.day != day]
    waits = any((standing(one, answered).due or day + 1) <= day for one in topics)
    assert bool(due(topics, answered, day)) == waits


def test_right_each_time_it_is_asked_at_fixed_intervals_and_then_no_more():
    one, reviews, days = topic("s1.a", since=100), [], []
    for day in range(100, 500):
        if due([one], reviews, day):
            days.append(day)
            reviews.append(Reviewed("s1.a", day, True))
    assert days == [101, 107, 127, 182]
    assert standing(one, reviews).due is None


def test_not_yet_begins_again_from_the_first_interval():
    one = topic("s1.a", since=100)
    reviews = [Reviewed("s1.a", 101, True), Reviewed("s1.a", 107, False)]
    assert standing(one, reviews).due == 108
    assert standing(one, [*reviews, Reviewed("s1.a", 108, True)]).due == 114


def test_what_is_missed_again_later_is_due_again():
    reviews = [Reviewed("s1.a", day, True) for day in (101, 107, 127, 182)]
    assert due([topic("s1.a", since=100)], reviews, 400) == []
    assert names(due([topic("s1.a", since=300)], reviews, 400)) == ["s1.a"]
    # Reviewed at the beginning of the lesson in which it was missed again.
    assert standing(topic("s1.a", since=182), reviews).due == 183


def test_a_day_on_which_two_windows_answered_is_right_only_if_both_were():
    one = topic("s1.a", since=100)
    both = [Reviewed("s1.a", 101, True), Reviewed("s1.a", 101, False)]
    assert standing(one, both).right == 0


def test_sessions_take_turns_among_what_is_due_since_the_same_day():
    topics = [topic(name, since=1) for name in ("s1.a", "s1.b", "s2.a", "s3.a")]
    assert names(due(topics, [], 9)) == ["s1.a", "s2.a", "s3.a", "s1.b"]


def test_what_was_reviewed_today_counts_also_where_it_is_known_no_more():
    topics = [topic(f"s1.{name}", since=1) for name in "abcdef"]
    gone = [Reviewed("s9.gone", 9, True), Reviewed("s1.a", 9, False)]
    assert names(due(topics, gone, 9)) == ["s1.b", "s1.c"]
