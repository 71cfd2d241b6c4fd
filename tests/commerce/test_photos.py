"""Pictures of goods."""

from qihang.commerce.photos import FLAWS, Photo, flaws


def test_a_picture_of_our_own_in_true_light_has_no_flaw():
    assert flaws(Photo("shoes")) == ()


def test_what_its_maker_gave_leave_for_may_be_used_and_what_another_shop_took_may_not():
    assert flaws(Photo("shoes", taken_by="maker")) == ()
    assert flaws(Photo("shoes", taken_by="another")) == ("not-ours",)


def test_the_gravest_flaw_is_named_first():
    photo = Photo("bowl", "dark", "clutter", "small", "watermark", "another")
    assert flaws(photo) == ("not-ours", "dark", "clutter", "small", "watermark")
    assert set(flaws(photo)) < set(FLAWS)
