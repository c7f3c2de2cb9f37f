"""What agreeing to each statement says of a person: read off its words, and not off its scoring key.

Rule: written down apart from the content, so that a key that does not fit the words of its statement shows.
A minus stands before a statement that says less of the thing the more a person agrees.
"""

from __future__ import annotations

_WORDS = {
    "realistic": "like_fix_chair like_wire_house like_make_bread like_steer_boat like_plant_trees",
    "investigative":
        "like_check_story like_find_program_error like_compare_river_water like_study_illness "
        "like_test_materials",
    "artistic": "like_write_story like_act_on_stage like_make_game_sounds like_paint_wall like_shape_library",
    "social":
        "like_practise_language like_visit_at_home like_walk_again like_first_school_day like_talk_online",
    "enterprising": "like_sell_at_market like_spread_app like_speak_for_plan like_grow_cafe like_lead_team",
    "conventional":
        "like_sort_papers like_check_numbers like_clean_list like_keep_calendar like_note_bus_stops",
    "openness": "me_different_way me_open_questions -me_known_tasks -me_worked_for_years",
    "conscientiousness": "me_order_first me_check_once_more -me_plan_on_the_go -me_ready_soon",
    "extraversion": "me_energy_from_people me_unfinished_ideas -me_time_to_myself -me_listen_first",
    "agreeableness": "me_suits_everyone me_careful_words -me_say_it_openly -me_enjoy_contest",
    "sensitivity": "me_what_could_go_wrong me_words_stay -me_even_mood -me_wait_calmly",
    "looking_ahead": "ready_picture ready_later",
    "steering": "ready_mine ready_decided",
    "exploring": "ready_news ready_ask",
    "coping": "ready_restart ready_first_part",
}  # fmt: skip

READINGS: dict[str, tuple[str, int]] = {
    word.removeprefix("-"): (name, -1 if word.startswith("-") else 1)
    for name, words in _WORDS.items()
    for word in words.split()
}
"""For each statement the thing that it speaks of, and 1 or -1 for more or less of it."""
