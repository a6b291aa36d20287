"""The few emoji a board's bot might use, by Slack's names; any other is shown by its name."""

EMOJI = {
    "white_check_mark": "✅", "heavy_check_mark": "✔️", "x": "❌", "warning": "⚠️", "rotating_light": "🚨",
    "red_circle": "🔴", "large_orange_circle": "🟠", "large_yellow_circle": "🟡", "large_green_circle": "🟢",
    "large_blue_circle": "🔵", "white_circle": "⚪", "black_circle": "⚫", "hourglass": "⌛", "alarm_clock": "⏰",
    "calendar": "📅", "date": "📅", "spiral_calendar_pad": "🗓️", "bell": "🔔", "memo": "📝", "pencil": "📝",
    "clipboard": "📋", "bar_chart": "📊", "chart_with_upwards_trend": "📈", "chart_with_downwards_trend": "📉",
    "arrow_up": "⬆️", "arrow_down": "⬇️", "arrow_right": "➡️", "link": "🔗", "lock": "🔒", "eyes": "👀",
    "wave": "👋", "tada": "🎉", "thumbsup": "👍", "+1": "👍", "thumbsdown": "👎", "-1": "👎", "smile": "😄",
    "slightly_smiling_face": "🙂", "question": "❓", "exclamation": "❗", "information_source": "ℹ️", "no_entry": "⛔",
    "bulb": "💡", "mag": "🔍", "speech_balloon": "💬", "star": "⭐", "house": "🏠", "raised_hands": "🙌",
}  # fmt: skip
